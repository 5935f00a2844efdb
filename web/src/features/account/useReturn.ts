import { useRouter } from '@tanstack/react-router';

/** Goes to where somebody wanted to be before the log-in, else to the first page. */
export function useReturn(returnTo: string | undefined) {
  const router = useRouter();
  return () => router.history.replace(returnTo ?? '/');
}
