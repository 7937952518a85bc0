package org.signalbox.registers.nf;

/** Something happened to a network function, here or at another instance. */
public sealed interface NfChange {

  /** It is new. */
  record Registered(NfEntry entry) implements NfChange {}

  /**
   * Its profile changed; also when it was registered again, suspended, or came back.
   *
   * @param before as it stood
   * @param after as it stands
   */
  record Changed(NfEntry before, NfEntry after) implements NfChange {

    /** Whether nothing but the load changed, as every heart-beat may do. */
    public boolean isOfLoadAlone() {
      return before.revision() == after.revision();
    }
  }

  /** It left, or was silent for too long. */
  record Removed(NfEntry before) implements NfChange {}
}
