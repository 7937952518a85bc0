package org.signalbox.sbi.nrf;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfChangeStore;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.nrf.discovery.HomeNrf;
import org.signalbox.sbi.nrf.discovery.HomeRequests;
import org.signalbox.sbi.nrf.discovery.NfDiscovery;
import org.signalbox.sbi.nrf.discovery.SearchListener;
import org.signalbox.sbi.nrf.management.HomeSubscriptions;
import org.signalbox.sbi.nrf.management.NotifierFigures;
import org.signalbox.sbi.nrf.management.NrfManagement;
import org.signalbox.sbi.nrf.management.ProfileAccess;
import org.signalbox.sbi.nrf.management.StatusNotifier;

/** The NRF: its operations, and what it does by itself. Any thread may use it. */
public final class Nrf implements AutoCloseable {

  private final NfRegister register;
  private final NfSubscriptions subscriptions;
  private final StatusNotifier notifier;
  private final NrfManagement management;
  private final Housekeeping housekeeping;
  private final List<SbiEndpoint> discovery;

  private Nrf(Foundations foundations, NrfConfig config) {
    this.register = foundations.register();
    this.subscriptions = foundations.subscriptions();
    this.notifier =
        StatusNotifier.start(
            new StatusNotifier.Subscribers(
                subscriptions, foundations::owner, foundations.changes()),
            foundations.client(),
            config.delivery());
    HomeRequests elsewhere =
        new HomeRequests(config.home(), foundations.client(), foundations.clock());
    this.management =
        new NrfManagement(
            register,
            foundations.access(),
            foundations.clock(),
            new NrfManagement.Subscribing(
                subscriptions,
                config.validity(),
                new HomeSubscriptions(
                    config.home().known(), config.discovery().own(), elsewhere::send)));
    this.discovery =
        NfDiscovery.endpoints(
            register,
            config.discovery(),
            new NfDiscovery.Surroundings(
                foundations.clock(),
                new HomeNrf(config.home(), elsewhere),
                foundations.searches()));
    this.housekeeping = new Housekeeping(foundations, notifier);
  }

  /**
   * What the NRF stands on.
   *
   * @param register what is registered
   * @param changes what changed lately
   * @param subscriptions who is told
   * @param access who may register what, and see what
   * @param searches hears of searches that found nobody
   * @param client sends notifications
   * @param clock what everything ends by
   */
  public record Foundations(
      NfRegister register,
      NfChangeStore changes,
      NfSubscriptions subscriptions,
      ProfileAccess access,
      SearchListener searches,
      SbiClient client,
      InstantSource clock) {

    /** The owner of a subscription by what is registered, and what that lets it hear of. */
    private Optional<NfRequester> owner(NfRequester told) {
      return access.subscriber(told, told.id().flatMap(register::find).map(NfEntry::profile));
    }
  }

  /** Opens what is stored; nothing is told or removed before {@link #start}. */
  public static Nrf open(Foundations foundations, NrfConfig config) {
    foundations
        .subscriptions()
        .startAt(foundations.register().seen(), foundations.clock().instant());
    Nrf nrf = new Nrf(foundations, config);
    foundations.register().listen(nrf.notifier);
    return nrf;
  }

  /** All operations, to be served. */
  public List<SbiEndpoint> endpoints() {
    List<SbiEndpoint> all = new ArrayList<>(management.endpoints());
    all.addAll(discovery);
    return List.copyOf(all);
  }

  /** Begins to look at the clock and at other instances. */
  public void start() {
    housekeeping.start();
  }

  /** Looks once; for tests with a clock of their own, instead of {@link #start}. */
  void look() {
    housekeeping.look();
  }

  /** What is registered. */
  public NfRegister register() {
    return register;
  }

  /** Who is told, of those that this instance tells. */
  public NfSubscriptions subscriptions() {
    return subscriptions;
  }

  /** What became of notifications. */
  public NotifierFigures notifications() {
    return notifier.figures();
  }

  @Override
  public void close() {
    housekeeping.close();
    notifier.close();
  }
}
