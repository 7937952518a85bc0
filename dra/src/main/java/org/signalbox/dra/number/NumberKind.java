package org.signalbox.dra.number;

import java.util.Locale;

/** The numbers that a subscriber has. */
public enum NumberKind {
  /** International Mobile Subscriber Identity, TS 23.003 §2.2. */
  IMSI,
  /** The number that is dialled, TS 23.003 §3.3, in international form without plus. */
  MSISDN;

  /** The name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
