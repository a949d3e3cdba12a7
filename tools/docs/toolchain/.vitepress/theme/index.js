import DefaultTheme, { VPHomeFeatures, VPHomeHero } from 'vitepress/theme-without-fonts';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // The start page sets them into a `main` of its own, which VitePress's has not.
    app.component('StartHero', VPHomeHero);
    app.component('StartLinks', VPHomeFeatures);
  },
};
