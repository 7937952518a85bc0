package org.signalbox.registers.equipment;

/** What a network is told of equipment (TS 29.511 §6.1.6.3.3, TS 29.272 §7.3.51). */
public enum EquipmentStatus {
  /** May connect. */
  WHITELISTED(0),
  /** May not. */
  BLACKLISTED(1),
  /** May connect, and is watched. */
  GREYLISTED(2);

  private final int code;

  EquipmentStatus(int code) {
    this.code = code;
  }

  /** The value of the Equipment-Status AVP. */
  public int code() {
    return code;
  }
}
