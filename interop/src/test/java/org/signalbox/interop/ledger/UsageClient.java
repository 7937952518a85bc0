package org.signalbox.interop.ledger;

import java.math.BigDecimal;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.TcpRpcClient;

/**
 * A client that charges an account of its own, one request after the other. One whose answer it did
 * not see it makes again, as often as needed, before it goes on. One thread at a time.
 */
final class UsageClient {

  /** On a slow disk or a starved machine: the same is to be sent again. */
  private static final String PUT_OFF = "it may be sent again";

  private final UsageDoor door;
  private final String account;
  private int acknowledged;
  private boolean isUnanswered;
  private int repeats;

  UsageClient(UsageDoor door, String account) {
    this.door = door;
    this.account = account;
  }

  UsageDoor door() {
    return door;
  }

  String account() {
    return account;
  }

  /** Requests that were answered; they are the numbers from 0 up to this one. */
  int acknowledged() {
    return acknowledged;
  }

  /** Requests that were answered only when they were made again. */
  int repeats() {
    return repeats;
  }

  /** What must be left of the deposit. */
  BigDecimal left() {
    BigDecimal left = UsageDoor.DEPOSIT;
    for (int number = 0; number < acknowledged; number++) {
      left = left.subtract(UsageDoor.cost(number));
    }
    return left;
  }

  /**
   * Makes the next request, or again the one whose answer was not seen.
   *
   * @throws WrongAnswer when it is answered with anything but what it must be
   */
  void charge(TcpRpcClient rpc) {
    boolean isRepeat = isUnanswered;
    isUnanswered = true;
    RpcAnswer answer = rpc.call(door.method(), door.request(account, acknowledged));
    if (answer.error().filter(error -> error.contains(PUT_OFF)).isPresent()) {
      return;
    }
    if (!door.isRight(answer, acknowledged, isRepeat)) {
      throw new WrongAnswer(account + ", request " + acknowledged + ": " + answer.line());
    }
    isUnanswered = false;
    acknowledged++;
    repeats += isRepeat ? 1 : 0;
  }

  /** Leaves no request unanswered, and makes the last one once more. */
  void finish(TcpRpcClient rpc) {
    chargeUnanswered(rpc);
    acknowledged--;
    isUnanswered = true;
    chargeUnanswered(rpc);
  }

  private void chargeUnanswered(TcpRpcClient rpc) {
    while (isUnanswered) {
      charge(rpc);
    }
  }

  /** An answer that was seen and is not what it must be. */
  static final class WrongAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongAnswer(String message) {
      super(message);
    }
  }
}
