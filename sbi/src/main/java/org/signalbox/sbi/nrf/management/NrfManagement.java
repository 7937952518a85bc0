package org.signalbox.sbi.nrf.management;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.patch.JsonPatch;

/** The operations of Nnrf_NFManagement. */
public final class NrfManagement {

  /** Where the service is. */
  public static final String ROOT = "/nnrf-nfm/v1";

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
   * @param register what is registered
   * @param subscribed who is told
   * @param clock what subscriptions end by
   * @param validity the longest time of a subscription before it is extended
   */
  public NrfManagement(
      NfRegister register, NfSubscriptions subscribed, InstantSource clock, Duration validity) {
    this.instances = new InstanceOperations(register);
    this.list = new InstanceListOperations(register);
    this.subscriptions = new SubscriptionOperations(subscribed, clock, validity);
  }

  /** All operations. */
  public List<SbiEndpoint> endpoints() {
    String instance = INSTANCES + "/{" + INSTANCE_ID + "}";
    String subscription = SUBSCRIPTIONS + "/{" + SUBSCRIPTION_ID + "}";
    return List.of(
        SbiEndpoint.of(SbiMethod.PUT, instance, instances::register).taking(JSON).blocking(),
        SbiEndpoint.of(SbiMethod.PATCH, instance, instances::change)
            .taking(JsonPatch.MEDIA_TYPE)
            .blocking(),
        SbiEndpoint.of(SbiMethod.DELETE, instance, instances::deregister).blocking(),
        SbiEndpoint.of(SbiMethod.GET, instance, instances::retrieve),
        SbiEndpoint.of(SbiMethod.GET, INSTANCES, list::list),
        SbiEndpoint.of(SbiMethod.OPTIONS, INSTANCES, list::options),
        SbiEndpoint.of(SbiMethod.POST, SUBSCRIPTIONS, subscriptions::subscribe)
            .taking(JSON)
            .blocking(),
        SbiEndpoint.of(SbiMethod.PATCH, subscription, subscriptions::change)
            .taking(JsonPatch.MEDIA_TYPE)
            .blocking(),
        SbiEndpoint.of(SbiMethod.DELETE, subscription, subscriptions::unsubscribe).blocking());
  }
}
