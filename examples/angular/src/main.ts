// Compiled in the browser, to keep the example small; an application of the Angular CLI leaves this line out.
import "@angular/compiler";
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { session } from "./session";

@Component({
  selector: "app-root",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Angular</h1>
    @if (first(); as session) {
      <connect-wizard provider="clayhr" [backend]="session.backend" [token]="session.token" [getToken]="getToken"
        (cw-success)="account.set($any($event).detail)"></connect-wizard>
    }
    <p id="linked" role="status">{{ account() ? "Linked: " + account()?.id : "" }}</p>
  `,
})
class App {
  readonly first = signal<{ token: string; backend: string } | undefined>(undefined);
  readonly account = signal<{ id: string; provider: string } | undefined>(undefined);
  readonly getToken = async () => (await session()).token;

  constructor() {
    session().then((made) => this.first.set(made));
  }
}

bootstrapApplication(App);
