package org.signalbox.registers.nf;

/** Something happened to a network function, here or at another instance. */
public sealed interface NfChange {

  /**
   * Number of the durable change; of a change of load alone, that of the last one of the network
   * function before it, which may be long ago.
   */
  long revision();

  /** Whether nothing but the load changed, as every heart-beat may do. */
  default boolean isOfLoadAlone() {
    return false;
  }

  /** It is new. */
  record Registered(NfEntry entry) implements NfChange {

    @Override
    public long revision() {
      return entry.revision();
    }
  }

  /**
   * Its profile changed; also when it was registered again, suspended, or came back.
   *
   * @param before as it stood
   * @param after as it stands
   */
  record Changed(NfEntry before, NfEntry after) implements NfChange {

    @Override
    public boolean isOfLoadAlone() {
      return before.revision() == after.revision();
    }

    @Override
    public long revision() {
      return after.revision();
    }
  }

  /**
   * It left, or was silent for too long.
   *
   * @param before as it stood
   * @param revision number of the change that removed it
   */
  record Removed(NfEntry before, long revision) implements NfChange {}
}
