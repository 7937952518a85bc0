package org.signalbox.sbi.nrf.discovery;

import org.signalbox.registers.nf.EntityTag;

/** The JSON of a profile in a view, with its validator. Immutable. */
final class ShownProfile {

  private final byte[] json;
  private final String tag;

  /**
   * Takes over the octets.
   *
   * @param json nobody changes them any more
   */
  ShownProfile(byte[] json) {
    this.json = json;
    this.tag = EntityTag.of(json);
  }

  int octets() {
    return json.length;
  }

  String tag() {
    return tag;
  }

  /** Copies the JSON; returns the place behind it. */
  int copyTo(byte[] target, int at) {
    System.arraycopy(json, 0, target, at, json.length);
    return at + json.length;
  }
}
