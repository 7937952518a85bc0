package org.signalbox.registers.nf.subscription;

import java.util.Optional;
import org.signalbox.registers.nf.NfRequester;

/** Knows who the owners of subscriptions are when something happens. Any thread; never waits. */
@FunctionalInterface
public interface OwnerPort {

  /** Takes everybody at its word. */
  OwnerPort AS_TOLD = Optional::of;

  /**
   * An owner as it stands now.
   *
   * @param told what it said of itself when it subscribed
   * @return empty where it is to hear of nothing
   */
  Optional<NfRequester> known(NfRequester told);
}
