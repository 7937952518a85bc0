package org.signalbox.registers.equipment;

import java.util.Optional;

/**
 * What holds where no entry says it.
 *
 * @param unknown of equipment that no entry is about; empty: it is answered as unknown
 * @param lockBreach of equipment in which a subscription is used that is locked to other equipment
 */
public record EquipmentPolicy(Optional<EquipmentStatus> unknown, EquipmentStatus lockBreach) {

  /** Who is on no list may connect; who breaks a lock may not. */
  public static final EquipmentPolicy USUAL =
      new EquipmentPolicy(Optional.of(EquipmentStatus.WHITELISTED), EquipmentStatus.BLACKLISTED);
}
