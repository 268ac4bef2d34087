/** An answer with everything Markdown can say. */
export const richAnswer = String.raw`The backlog grows because **retries are counted as new work**. Below: why, what to change, and how to tell that it worked[^1].

## Why it grows

Each worker takes a job, fails, and puts it back *without* its attempt number. Press <kbd>Ctrl</kbd> + <kbd>R</kbd> in the console to see it live.

1. A job fails after 30 s.
2. It is queued again:
   - with the same payload,
   - but with ~~its attempts~~ a fresh counter.
     - So it is never given up.
3. The queue's length follows a simple law.

With arrivals $\lambda$ and a failure rate $p$, the load is $\rho = \frac{\lambda}{(1-p)\,\mu}$, and the expected length

$$
L = \frac{\rho}{1 - \rho} = \sum_{n=1}^{\infty} \rho^{n}
$$

grows without bound as $\rho \to 1$[^little].

> [!NOTE]
> Only the **import** queue is concerned; mails have a counter of their own.

> [!TIP]
> Run ${'`'}queue inspect --failed${'`'} first: it shows the ten oldest jobs.

## The change

${'```'}ts title="src/queue/retry.ts"
export async function retry(job: Job, cause: Error): Promise<void> {
  if (job.attempts >= LIMIT) return bury(job, cause);
  await queue.put({ ...job, attempts: job.attempts + 1 }, { delay: backoff(job.attempts) });
}
${'```'}

### What it costs

| Attempts | Wait before | Jobs per day | Share |
| :-- | --: | --: | :-: |
| 1 | – | 48,210 | 96.1 % |
| 2 | 30 s | 1,702 | 3.4 % |
| 3 and more | 2–32 min | 251 | 0.5 % |

> [!IMPORTANT]
> Old jobs carry no counter. Read a missing one as ${'`'}1${'`'}.

> [!WARNING]
> Deploy the workers before the scheduler, or jobs are buried at once.

> [!CAUTION]
> ${'`'}queue drop${'`'} cannot be undone.

## Before you release

- [x] Accept jobs without a counter
- [x] Bury after five attempts
- [ ] Watch the staging queue for a day

<details>
<summary>How the numbers were made</summary>

Logs of 14 days, H<sub>2</sub>O-cooled rack 3, counted by <abbr title="median of medians">MoM</abbr>.

</details>

> A queue is a promise about the next job, not a memory of the last one.

More in [the guide to retries](https://example.com/retries).

[^1]: Measured on the staging cluster, 12 to 26 October.
[^little]: After [Little's law](https://example.com/little), for one worker.
`;
