package org.signalbox.registers.nf;

import java.util.List;
import org.signalbox.registers.nf.shape.ShapeFault;

/** What reading a profile gave. */
public sealed interface NfProfileReading {

  /** A legal profile. */
  record Accepted(NfProfile profile) implements NfProfileReading {}

  /** No legal profile; at least one fault. */
  record Refused(List<ShapeFault> faults) implements NfProfileReading {

    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
