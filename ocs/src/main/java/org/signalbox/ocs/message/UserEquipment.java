package org.signalbox.ocs.message;

/**
 * The device (User-Equipment-Info, RFC 8506 §8.49).
 *
 * @param type what kind of name it is
 * @param value the name in text; octets that are no text in hexadecimal
 */
public record UserEquipment(UserEquipmentType type, String value) {

  /** The type alone: the value names a device. */
  @Override
  public String toString() {
    return "UserEquipment[" + type + "]";
  }
}
