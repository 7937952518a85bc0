package org.signalbox.rpc.account;

import java.util.Optional;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.RequestKey;
import org.signalbox.rpc.RpcParameters;

/**
 * The ids that clients give their requests in {@code APIOpts}, so that a repeat of one that moves
 * money gets the first answer again. An id counts for one method and one account: the same id for
 * another is another request.
 */
public final class RequestIds {

  private static final String OPTIONS = "APIOpts";
  private static final String ID = "*requestID";

  private RequestIds() {}

  /** By what a request is known; empty where it has no id, and then a repeat is done again. */
  public static Optional<RequestKey> of(String method, AccountId account, RpcParameters sent) {
    return keyOf(method, account, sent.object(OPTIONS, "map[string]interface {}").text(ID));
  }

  /** The same for an id that was sent elsewhere; empty for an empty one. */
  public static Optional<RequestKey> keyOf(String method, AccountId account, String id) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    // With the lengths no name can end where another begins.
    String key =
        String.join(
            ":",
            method,
            Integer.toString(account.tenant().length()),
            Integer.toString(account.account().length()),
            account.tenant(),
            account.account(),
            id);
    return Optional.of(LedgerReplies.made(() -> new RequestKey(key, 0)));
  }
}
