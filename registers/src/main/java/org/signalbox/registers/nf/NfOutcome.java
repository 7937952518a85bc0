package org.signalbox.registers.nf;

/** What became of an order to the register. A change that is told is durable. */
public sealed interface NfOutcome {

  /** A network function that was not there is there now. */
  record Created(NfEntry entry) implements NfOutcome {}

  /** A network function that was there has another profile now. */
  record Replaced(NfEntry entry) implements NfOutcome {}

  /** A network function that was there is gone. */
  record Removed() implements NfOutcome {}

  /** There is no such network function. */
  record Absent() implements NfOutcome {}

  /** It changed since it was looked at; look again. */
  record Stale() implements NfOutcome {}
}
