package org.signalbox.app.internal.command;

import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.OperatorFault;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account as operators write it: {@code tenant:account}, or the account alone in the default
 * tenant.
 *
 * @param tenant empty for the default
 */
record AccountArgument(String tenant, String account) {

  static AccountArgument of(String text) {
    int colon = text.indexOf(':');
    AccountArgument named =
        new AccountArgument(colon < 0 ? "" : text.substring(0, colon), text.substring(colon + 1));
    if (named.account.isEmpty()) {
      throw new OperatorFault("found account \"" + text + "\", expected TENANT:ACCOUNT");
    }
    return named;
  }

  /** As methods take it. */
  ObjectNode parameters() {
    ObjectNode parameters = CallJson.object();
    parameters.put("Tenant", tenant);
    parameters.put("Account", account);
    return parameters;
  }
}
