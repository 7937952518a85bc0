package org.signalbox.charging.session;

/**
 * A service of an open session.
 *
 * @param name as requests name it
 * @param isFree whether nobody pays for any of its bills
 */
public record BegunService(String name, boolean isFree) {

  static BegunService of(LiveService service) {
    boolean isFree =
        service.state().runs().stream().allMatch(run -> run.payment() == RunPayment.RECORDED);
    return new BegunService(service.name(), isFree);
  }
}
