package org.signalbox.charging.session;

import org.signalbox.rating.TypeOfRecord;

/**
 * A service of an open session.
 *
 * @param name as requests name it
 * @param tor what its usage counts
 * @param isFree whether nobody pays for any of its bills
 */
public record BegunService(String name, TypeOfRecord tor, boolean isFree) {

  static BegunService of(LiveService service) {
    boolean isFree =
        service.state().runs().stream().allMatch(run -> run.payment() == RunPayment.RECORDED);
    return new BegunService(service.name(), service.tor(), isFree);
  }
}
