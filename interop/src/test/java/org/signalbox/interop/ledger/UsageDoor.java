package org.signalbox.interop.ledger;

import java.math.BigDecimal;
import java.util.List;
import org.signalbox.interop.PlanOfOneRate;
import org.signalbox.interop.PostsTariff;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;

/**
 * A way to charge an account for some seconds. The requests of an account are numbered from 0; the
 * same number is the same request, whenever it is made.
 */
enum UsageDoor {

  /** Pieces of calls, {@value #PIECES_OF_A_CALL} of each, one after the other. */
  PIECES("Responder.Debit") {
    @Override
    String request(String account, int number) {
      int place = number % PIECES_OF_A_CALL;
      int before = place * (place + 1) / 2;
      int after = before + seconds(number);
      return """
      {'CgrID':'%1$s-%2$d','RunID':'*default','Tenant':'cgrates.org','Category':'%3$s',
       'Account':'%1$s','Subject':'%1$s','ToR':'*voice','Destination':'441632960000',
       'LoopIndex':%4$d,'DurationIndex':%6$d000000000,
       'TimeStart':'2025-08-04T13:00:%5$02dZ','TimeEnd':'2025-08-04T13:00:%6$02dZ'}\
      """
          .formatted(account, number / PIECES_OF_A_CALL, CATEGORY, place, before, after);
    }

    @Override
    boolean isRight(RpcAnswer answer, int number, boolean isRepeat) {
      return answer.error().isEmpty()
          && answer.result().path("Cost").isNumber()
          && answer.result().path("Cost").decimalValue().compareTo(cost(number)) == 0;
    }
  },

  /** CDRs that are debited. One that was taken before is refused, which is an answer as well. */
  CDRS("CDRsV1.ProcessExternalCDR") {
    @Override
    String request(String account, int number) {
      return """
      {'OriginID':'%1$s-%2$d','RequestType':'*postpaid','Tenant':'cgrates.org','Category':'%3$s',
       'Account':'%1$s','ToR':'*voice','Destination':'441632960000',
       'SetupTime':'2025-08-04T13:00:00Z','AnswerTime':'2025-08-04T13:00:00Z','Usage':'%4$ds'}\
      """
          .formatted(account, number, CATEGORY, seconds(number));
    }

    @Override
    boolean isRight(RpcAnswer answer, int number, boolean isRepeat) {
      return answer
          .error()
          .map(error -> isRepeat && error.equals("EXISTS"))
          .orElseGet(() -> answer.result().asString().equals("OK"));
    }
  };

  /** What each account begins with; more than all of its usage costs. */
  static final BigDecimal DEPOSIT = new BigDecimal("1000000");

  static final int PIECES_OF_A_CALL = 5;

  private static final String CATEGORY = "killed";

  /** Of a second; a multiple of it ends in no zero that a database could leave out. */
  private static final BigDecimal RATE = new BigDecimal("0.0037");

  private final String method;

  UsageDoor(String method) {
    this.method = method;
  }

  String method() {
    return method;
  }

  abstract String request(String account, int number);

  /**
   * Whether this is what a request must be answered with.
   *
   * @param isRepeat whether it was made before, and its answer was not seen
   */
  abstract boolean isRight(RpcAnswer answer, int number, boolean isRepeat);

  static BigDecimal cost(int number) {
    return RATE.multiply(BigDecimal.valueOf(seconds(number)));
  }

  private static int seconds(int number) {
    return 1 + number % PIECES_OF_A_CALL;
  }

  /** Gives every second its price, every event one run, and each account its deposit. */
  static void prepare(HttpRpcClient rpc, List<String> accounts) {
    PlanOfOneRate.of(CATEGORY, RATE.toString(), "1s", "1s").activate(rpc);
    PostsTariff.setDefaultCharger(rpc);
    for (String account : accounts) {
      rpc.call(
              "APIerSv1.AddBalance",
              "{'Tenant':'cgrates.org','Account':'%s','BalanceType':'*monetary','Value':%s}"
                  .formatted(account, DEPOSIT))
          .result();
    }
  }
}
