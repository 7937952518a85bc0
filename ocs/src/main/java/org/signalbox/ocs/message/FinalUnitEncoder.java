package org.signalbox.ocs.message;

import org.signalbox.diameter.message.AvpWriter;

/** Writes Final-Unit-Indication (RFC 8506 §8.34). All methods are pure. */
final class FinalUnitEncoder {

  private static final int TERMINATE = 0;
  private static final int REDIRECT = 1;
  private static final int RESTRICT_ACCESS = 2;

  private FinalUnitEncoder() {}

  static void encode(AvpWriter out, FinalUnit last) {
    out.group(CreditControlAvp.FINAL_UNIT_INDICATION, group -> inside(group, last));
  }

  private static void inside(AvpWriter out, FinalUnit last) {
    switch (last) {
      case FinalUnit.Terminate _ -> out.integer32(CreditControlAvp.FINAL_UNIT_ACTION, TERMINATE);
      case FinalUnit.Redirect redirect -> {
        out.integer32(CreditControlAvp.FINAL_UNIT_ACTION, REDIRECT);
        out.group(CreditControlAvp.REDIRECT_SERVER, server -> server(server, redirect));
      }
      case FinalUnit.Restrict restrict -> {
        out.integer32(CreditControlAvp.FINAL_UNIT_ACTION, RESTRICT_ACCESS);
        restrict
            .filterRules()
            .forEach(rule -> out.text(CreditControlAvp.RESTRICTION_FILTER_RULE, rule));
        restrict.filterIds().forEach(id -> out.text(CreditControlAvp.FILTER_ID, id));
      }
    }
  }

  private static void server(AvpWriter out, FinalUnit.Redirect redirect) {
    out.integer32(CreditControlAvp.REDIRECT_ADDRESS_TYPE, redirect.type().code());
    out.text(CreditControlAvp.REDIRECT_SERVER_ADDRESS, redirect.address());
  }
}
