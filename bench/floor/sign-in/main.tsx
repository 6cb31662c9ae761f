// The smallest page that signs somebody in with the libraries of the web app.
import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { type FormEvent, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

async function read<Answer>(path: string, body?: object): Promise<Answer> {
  const response = await fetch(
    path,
    body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
  );
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

function SignIn() {
  const options = useQuery({
    queryKey: ['options'],
    queryFn: () => read<{ demo: boolean; roles: string[] }>('/api/sign-in-options'),
  });
  const signIn = useMutation({ mutationFn: (body: object) => read('/api/auth/sign-in/email', body) });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    signIn.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  return (
    <form onSubmit={submit}>
      <label>
        E-mail <input name="email" type="email" required />
      </label>
      <label>
        Password <input name="password" type="password" required />
      </label>
      <button type="submit">Sign in</button>
      {signIn.error && <p role="alert">{signIn.error.message}</p>}
      {options.data?.roles.map((role) => (
        <button key={role} type="button">
          {role}
        </button>
      ))}
    </form>
  );
}

const rootRoute = createRootRoute({ component: Outlet });
const signIn = createRoute({ getParentRoute: () => rootRoute, path: '/sign-in', component: SignIn });
const router = createRouter({ routeTree: rootRoute.addChildren([signIn]) });

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
