import { DAY, HOUR, YEAR, season, type Profile } from './profile.ts';

/**
 * A smooth yearly course in closed form: `perDay` units a day on average, `swing` (−1 to 1) of it more in midwinter
 * and less in midsummer; a negative swing peaks in summer.
 */
export function seasonal({ perDay, swing = 0 }: { perDay: number; swing?: number }): Profile {
  const perHour = perDay / (DAY / HOUR);
  return {
    rate: (at) => perHour * (1 + swing * Math.cos(season(at))),
    total: (at) => perDay * (at / DAY + swing * (YEAR / DAY / (2 * Math.PI)) * Math.sin(season(at))),
  };
}
