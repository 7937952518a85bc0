package org.signalbox.diameter.dictionary;

import java.util.Optional;

/** The AVP data formats of RFC 6733 §4.2 and §4.3, by their names there. */
public enum AvpType {
  OCTET_STRING("OctetString"),
  INTEGER32("Integer32"),
  INTEGER64("Integer64"),
  UNSIGNED32("Unsigned32"),
  UNSIGNED64("Unsigned64"),
  FLOAT32("Float32"),
  FLOAT64("Float64"),
  GROUPED("Grouped"),
  ADDRESS("Address"),
  TIME("Time"),
  UTF8_STRING("UTF8String"),
  DIAMETER_IDENTITY("DiameterIdentity"),
  DIAMETER_URI("DiameterURI"),
  ENUMERATED("Enumerated"),
  IP_FILTER_RULE("IPFilterRule"),
  QOS_FILTER_RULE("QoSFilterRule");

  private final String specName;

  AvpType(String specName) {
    this.specName = specName;
  }

  /** The name in the specifications. */
  public String specName() {
    return specName;
  }

  /** The type of a name, in any case. */
  public static Optional<AvpType> fromName(String name) {
    for (AvpType type : values()) {
      if (type.specName.equalsIgnoreCase(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
