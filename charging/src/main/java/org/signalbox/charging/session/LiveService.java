package org.signalbox.charging.session;

import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/**
 * A service of a session that goes on: what was decided when it began, and how far it is. Any
 * thread; guarded by itself, for parallel updates of one session come over several connections.
 */
final class LiveService {

  private final String name;
  private final Tariff tariff;
  private ServiceState state;

  /**
   * @param tariff in force when it began
   */
  LiveService(String name, Tariff tariff, ServiceState state) {
    this.name = name;
    this.tariff = tariff;
    this.state = state;
  }

  String name() {
    return name;
  }

  Tariff tariff() {
    return tariff;
  }

  /** What its usage counts. */
  TypeOfRecord tor() {
    return state().first().terms().tor();
  }

  synchronized ServiceState state() {
    return state;
  }

  /** Takes on what an answer made of it, unless a later one did before. */
  synchronized boolean advance(ServiceState next) {
    boolean isLater = next.number() > state.number();
    if (isLater) {
      state = next;
    }
    return isLater;
  }
}
