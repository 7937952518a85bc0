package org.signalbox.sbi.nrf.management;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.subscription.NfSubscription;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.patch.JsonPatch;

/** The operations of Nnrf_NFManagement. */
public final class NrfManagement {

  /** Where the service is. */
  public static final String ROOT = "/nnrf-nfm/v1";

  /** Of a profile, or a patch of one, with generous white space. */
  private static final int PROFILE_OCTETS = 2 * NfProfile.OCTETS_MAX;

  static final int SUBSCRIPTION_OCTETS = 4 * NfSubscription.OCTETS_MAX;

  static final String INSTANCES = ROOT + "/nf-instances";
  static final String SUBSCRIPTIONS = ROOT + "/subscriptions";

  /** The parameter of the path of one network function. */
  static final String INSTANCE_ID = "nfInstanceID";

  /** The parameter of the path of one subscription. */
  static final String SUBSCRIPTION_ID = "subscriptionID";

  private static final String JSON = "application/json";

  private final InstanceOperations instances;
  private final InstanceListOperations list;
  private final SubscriptionOperations subscriptions;

  /**
   * Who is told.
   *
   * @param subscriptions those that are
   * @param validity the longest time of a subscription before it is extended
   * @param home subscriptions at the NRFs of other networks
   */
  public record Subscribing(
      NfSubscriptions subscriptions, Duration validity, HomeSubscriptions home) {

    /** The same where no other network is known. */
    public Subscribing(NfSubscriptions subscriptions, Duration validity) {
      this(subscriptions, validity, HomeSubscriptions.ofNobody());
    }
  }

  /**
   * @param register what is registered
   * @param access who may register what, and see what
   * @param clock what subscriptions end by
   * @param subscribing who is told
   */
  public NrfManagement(
      NfRegister register, ProfileAccess access, InstantSource clock, Subscribing subscribing) {
    this.instances = new InstanceOperations(register, access);
    this.list = new InstanceListOperations(register, access);
    this.subscriptions = new SubscriptionOperations(subscribing, access, clock);
  }

  /** All operations. */
  public List<SbiEndpoint> endpoints() {
    String instance = INSTANCES + "/{" + INSTANCE_ID + "}";
    String subscription = SUBSCRIPTIONS + "/{" + SUBSCRIPTION_ID + "}";
    return List.of(
        SbiEndpoint.of(SbiMethod.PUT, instance, instances::register)
            .taking(JSON, PROFILE_OCTETS)
            .blocking(),
        SbiEndpoint.of(SbiMethod.PATCH, instance, instances::change)
            .taking(JsonPatch.MEDIA_TYPE, PROFILE_OCTETS)
            .blocking()
            .answeringAtOnce(instances::beat),
        SbiEndpoint.of(SbiMethod.DELETE, instance, instances::deregister).blocking(),
        SbiEndpoint.of(SbiMethod.GET, instance, instances::retrieve),
        SbiEndpoint.of(SbiMethod.GET, INSTANCES, list::list).blocking(),
        SbiEndpoint.of(SbiMethod.OPTIONS, INSTANCES, list::options),
        SbiEndpoint.of(SbiMethod.POST, SUBSCRIPTIONS, subscriptions::subscribe)
            .taking(JSON, SUBSCRIPTION_OCTETS)
            .blocking(),
        SbiEndpoint.of(SbiMethod.PATCH, subscription, subscriptions::change)
            .taking(JsonPatch.MEDIA_TYPE, SUBSCRIPTION_OCTETS)
            .blocking(),
        SbiEndpoint.of(SbiMethod.DELETE, subscription, subscriptions::unsubscribe).blocking());
  }
}
