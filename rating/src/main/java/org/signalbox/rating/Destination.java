package org.signalbox.rating;

import java.util.List;

/**
 * A named set of number prefixes. Destinations are shared by all tenants.
 *
 * @param id not empty
 * @param prefixes in the order the operator gave them, which carries no meaning for pricing
 */
public record Destination(String id, List<String> prefixes) {

  /** The name that matches every number no prefix of the plan matches. */
  public static final String ANY = "*any";

  public Destination {
    prefixes = List.copyOf(prefixes);
  }
}
