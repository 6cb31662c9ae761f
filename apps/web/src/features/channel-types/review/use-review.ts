import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Whether the review stands beside the part of the page that is shown; the address says so. */
export function useReview() {
  const isOpen = useSearch({ strict: false, select: ({ review }) => review === true });
  const navigate = useNavigate();
  const show = useCallback(
    (on: boolean) =>
      void navigate({
        to: '.',
        search: (old) => (on ? { ...old, review: true as const } : { ...old, review: undefined }),
        hash: true,
        replace: true,
        hashScrollIntoView: false,
      }),
    [navigate],
  );
  return {
    isOpen,
    open: useCallback(() => show(true), [show]),
    close: useCallback(() => show(false), [show]),
  };
}
