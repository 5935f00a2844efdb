/** Shapes of endpoints that the document of the interface does not have yet. */
import type { Schema } from '@/shared/api/problem';

/** One page of a list. */
export interface PageOf<Item> {
  items: Item[];
  page: number;
  size: number;
  totalItems: number;
  totalPages: number;
}

export type RoleName = Schema<'Profile'>['roles'][number];

export interface Account {
  userId: string;
  username: string;
  name: string;
  email: string;
  emailVerified: boolean;
  roles: RoleName[];
  totpEnabled: boolean;
  disabled: boolean;
  lockedUntil: string | null;
  createdAt: string;
  lastLoginAt: string | null;
}

export interface HeldMail {
  mailId: string;
  kind: string;
  userId: string;
  username: string;
  to: string;
  link: string | null;
  code: string | null;
  createdAt: string;
  expiresAt: string;
}

export interface GenerationRecord {
  generationId: string;
  tripId: string;
  userId?: string;
  status: Schema<'GenerationStatus'>;
  progress: number;
  attempts: number;
  error?: Schema<'GenerationFailure'> | null;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
}

export interface Backup {
  name: string;
  createdAt: string;
  status: 'running' | 'ready' | 'failed';
  bytes?: number;
  error?: string;
}

export interface MapSettings {
  styleUrl?: string | null;
  tileUrl?: string | null;
  attribution?: string | null;
  configured: boolean;
}

export interface ServerHealth {
  version: string;
  startedAt: string;
  uptimeSeconds: number;
  ready: boolean;
  checks: { name: string; state: string }[];
  database: { kind: string; latencyMicroseconds: number; connectionsUsed: number; connectionsOpen: number };
  packs: number;
  memoryBytes?: number | null;
}
