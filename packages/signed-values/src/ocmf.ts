// Records of the Open Charge Metering Format, read and verified.
export { type OcmfReading, type OcmfRecord, parseOcmf } from './ocmf/parse-ocmf.ts';
export { verifyOcmf } from './ocmf/verify-ocmf.ts';
