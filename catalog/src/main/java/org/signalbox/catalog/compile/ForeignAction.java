package org.signalbox.catalog.compile;

import java.util.Optional;

/** An action that the reference knows and that means nothing here, with what to do instead. */
enum ForeignAction {
  EXPORT("*export", "there are no event exporters; *http_post sends the account to an address"),
  POST_EVENT("*post_event", "it posts the event of a threshold, and accounts have triggers here"),
  PUBLISH_ACCOUNT("*publish_account", Words.NO_THRESHOLDS),
  PUBLISH_BALANCE("*publish_balance", Words.NO_THRESHOLDS),
  RESET_THRESHOLD("*reset_threshold", Words.NO_THRESHOLDS),
  RESET_STAT_QUEUE("*reset_stat_queue", Words.NO_THRESHOLDS),
  SET_DDESTINATIONS("*set_ddestinations", "it writes what a *ddc statistic saw; SetDestination"),
  REMOVE_SESSION_COSTS("*remove_session_costs", "costs of sessions lie in the ledger till the CDR"),
  CDR_ACCOUNT("*cdr_account", Words.CDR),
  RESET_ACCOUNT_CDR("*reset_account_cdr", Words.CDR),
  REMOTE_SET_ACCOUNT("*remote_set_account", "an account is changed by a call; *http_post asks"),
  ALTER_SESSIONS("*alter_sessions", Words.SESSIONS),
  FORCE_DISCONNECT_SESSIONS("*force_disconnect_sessions", Words.SESSIONS),
  AMQP("*amqp_json_map", Words.BROKER),
  AWS("*aws_json_map", Words.BROKER),
  SQS("*sqs_json_map", Words.BROKER);

  private final String text;
  private final String why;

  ForeignAction(String text, String why) {
    this.text = text;
    this.why = why;
  }

  /** Reasons of several. */
  private static final class Words {
    static final String NO_THRESHOLDS =
        "there are no thresholds or statistics; *http_post tells others, triggers watch balances";
    static final String CDR = "the ledger holds the balances, and no CDR knows them better";
    static final String SESSIONS = "*cgr_rpc calls SignalboxV1.EndSession";
    static final String BROKER = "there is no message broker; *http_post sends the account";
  }

  /** Why there is no such action here; empty for a name that nobody knows. */
  static Optional<String> why(String text) {
    for (ForeignAction action : values()) {
      if (action.text.equals(text)) {
        return Optional.of(action.why);
      }
    }
    return Optional.empty();
  }
}
