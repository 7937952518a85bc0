package org.signalbox.registers.nf.subscription;

import java.util.List;
import org.signalbox.registers.nf.shape.ShapeFault;

/** What reading a subscription gave. */
public sealed interface NfSubscriptionReading {

  /** A legal subscription. */
  record Accepted(NfSubscription subscription) implements NfSubscriptionReading {}

  /** No legal subscription; at least one fault. */
  record Refused(List<ShapeFault> faults) implements NfSubscriptionReading {

    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
