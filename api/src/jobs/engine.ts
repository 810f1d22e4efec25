// The job queue's engine: started once a process. It finds its schema made by the migrations and never changes it.
import { queueUrl } from "@samverkansstod/db/client.ts";
import { PgBoss } from "pg-boss";

interface EngineOptions {
  /** This process also takes jobs, and keeps the queue in order. */
  works: boolean;
  onError: (error: Error) => void;
}

/** Connects to the queue of the database at `url`; stop it before the database closes. */
export async function startEngine(url: string, { works, onError }: EngineOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: queueUrl(url),
    max: 3,
    migrate: false,
    createSchema: false,
    supervise: works,
    schedule: works,
  });
  boss.on("error", onError);
  await boss.start();
  return boss;
}
