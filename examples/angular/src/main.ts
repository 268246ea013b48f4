// Compiled in the browser, to keep the example small; an application of the Angular CLI leaves this line out.
import "@angular/compiler";
import "connect-wizard";
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { backend, getToken } from "./session";

@Component({
  selector: "app-root",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Angular</h1>
    <connect-wizard provider="clayhr" [backend]="backend" [getToken]="getToken"
      (cw-success)="account.set($any($event).detail)"></connect-wizard>
    <p id="linked" role="status">{{ account() ? "Linked: " + account()?.id : "" }}</p>
  `,
})
class App {
  readonly account = signal<{ id: string; provider: string } | undefined>(undefined);
  readonly backend = backend;
  readonly getToken = getToken;
}

bootstrapApplication(App);
