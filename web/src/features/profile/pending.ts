/** Shapes of endpoints that the document of the interface does not have yet. */
import type { Profile } from '@/shared/api/session';

/** What the account gains with second factors and pictures. */
export type FullProfile = Profile;

export interface TotpEnrolment {
  otpauthUri: string;
  secret: string;
}

export interface RecoveryCodes {
  recoveryCodes: string[];
}
