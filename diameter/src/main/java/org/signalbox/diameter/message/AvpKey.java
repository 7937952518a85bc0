package org.signalbox.diameter.message;

/**
 * What names an AVP: its code within the space of a vendor.
 *
 * @param code the AVP code as 32 bits
 * @param vendorId 0 for the IETF's own AVPs, which carry no Vendor-Id
 */
public record AvpKey(int code, int vendorId) {

  /** An AVP of the IETF's own space. */
  public static AvpKey of(int code) {
    return new AvpKey(code, 0);
  }

  /** An AVP of a vendor's space. */
  public static AvpKey of(int code, int vendorId) {
    return new AvpKey(code, vendorId);
  }

  /** The code, and the vendor after a slash where there is one. */
  @Override
  public String toString() {
    String text = Integer.toUnsignedString(code);
    return vendorId == 0 ? text : text + "/" + Integer.toUnsignedString(vendorId);
  }
}
