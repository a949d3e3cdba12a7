export { smartMeCodes, smartMeCodeSet, type SmartMeCodeName, type SmartMeCodes } from './smart-me-codes.ts';
