package org.signalbox.ocs.message;

import java.util.List;

/** Final-Unit-Indication (RFC 8506 §8.34): what the client does when the last grant is used up. */
public sealed interface FinalUnit {

  /** Ends the service. */
  record Terminate() implements FinalUnit {}

  /**
   * Sends the subscriber elsewhere.
   *
   * @param type what the address is
   * @param address where to, 1 character or more
   */
  record Redirect(RedirectAddressType type, String address) implements FinalUnit {

    public Redirect {
      if (address.isEmpty()) {
        throw new IllegalArgumentException("a redirect without an address");
      }
    }
  }

  /**
   * Lets through only some traffic.
   *
   * @param filterRules Restriction-Filter-Rule, in the words of IPFilterRule
   * @param filterIds Filter-Id: names of filters that the client has
   */
  record Restrict(List<String> filterRules, List<String> filterIds) implements FinalUnit {

    public Restrict {
      filterRules = List.copyOf(filterRules);
      filterIds = List.copyOf(filterIds);
    }
  }
}
