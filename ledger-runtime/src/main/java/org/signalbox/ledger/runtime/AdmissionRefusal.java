package org.signalbox.ledger.runtime;

/** Why a command was refused before it was logged. Nothing was done. */
public enum AdmissionRefusal {
  /** Too many wait, or this one waited too long. Diameter: 3004. */
  TOO_BUSY("the ledger is too busy"),
  /** No room on the disk for the log. */
  DISK_FULL("the disk of the ledger is full"),
  /** The ledger is starting or stopping. */
  NOT_RUNNING("the ledger is not running"),
  /** The command cannot be made or is too long for the log. A fault of the sender. */
  UNFIT("the command is not one that can be logged");

  private final String sentence;

  AdmissionRefusal(String sentence) {
    this.sentence = sentence;
  }

  /** Whether the same command may be taken later. */
  public boolean isPassing() {
    return this != UNFIT;
  }

  /** What to tell an operator. */
  public String sentence() {
    return sentence;
  }
}
