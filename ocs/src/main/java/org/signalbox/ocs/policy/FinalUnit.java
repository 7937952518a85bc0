package org.signalbox.ocs.policy;

import java.util.List;

/** What the client does once the last of a credit is used (RFC 8506 §5.6). */
public sealed interface FinalUnit {

  /** Ends the service. */
  record Terminate() implements FinalUnit {}

  /**
   * Leads the user to a place where credit can be had.
   *
   * @param type what kind of address it is
   * @param address at most 2,048 characters
   */
  record Redirect(AddressType type, String address) implements FinalUnit {
    public Redirect {
      if (address.isBlank() || address.length() > 2_048) {
        throw new IllegalArgumentException("a redirect address of 1 to 2048 characters");
      }
    }
  }

  /**
   * Lets pass only what the rules allow.
   *
   * @param rules Restriction-Filter-Rule, each an IPFilterRule
   * @param filters Filter-Id, names of filters that the client knows
   */
  record Restrict(List<String> rules, List<String> filters) implements FinalUnit {
    public Restrict {
      rules = List.copyOf(rules);
      filters = List.copyOf(filters);
      if (rules.isEmpty() && filters.isEmpty()) {
        throw new IllegalArgumentException("a restriction without a rule or filter");
      }
    }
  }

  /** Redirect-Address-Type (RFC 8506 §8.38). */
  enum AddressType {
    IPV4(0),
    IPV6(1),
    URL(2),
    SIP(3);

    private final int code;

    AddressType(int code) {
      this.code = code;
    }

    /** The value on the wire. */
    public int code() {
      return code;
    }
  }

  /** Whether the service goes on without credit, in another way. */
  default boolean goesOn() {
    return switch (this) {
      case Terminate _ -> false;
      case Redirect _, Restrict _ -> true;
    };
  }
}
