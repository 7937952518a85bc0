package org.signalbox.registers.equipment;

import java.util.Optional;

/**
 * The answer to a check.
 *
 * @param basis what decided
 * @param status what is told; empty when the equipment is unknown and that is an error by policy
 */
public record Verdict(Basis basis, Optional<EquipmentStatus> status) {

  /** True for what the operator wants to hear of: black, grey and unknown as an error. */
  public boolean isNotable() {
    return status.filter(told -> told == EquipmentStatus.WHITELISTED).isEmpty();
  }
}
