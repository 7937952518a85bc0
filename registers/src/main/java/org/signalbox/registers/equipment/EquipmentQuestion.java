package org.signalbox.registers.equipment;

import java.util.Optional;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;

/**
 * What a door asks.
 *
 * @param pei which equipment
 * @param supi in whose hands, where the network says it
 * @param door who asks
 */
public record EquipmentQuestion(Pei pei, Optional<Supi> supi, Door door) {

  /** Where a question came in. */
  public enum Door {
    /** N5g-eir, from an AMF. */
    N5G,
    /** S13, from an MME. */
    S13,
    /** The API and the command line. */
    API
  }
}
