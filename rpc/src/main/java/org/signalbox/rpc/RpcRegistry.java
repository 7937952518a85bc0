package org.signalbox.rpc;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.signalbox.core.Invariant;

/**
 * All methods by the names that clients call them, aliases and {@code Ping} included.
 *
 * <p>{@code ApierV1} and {@code ApierV2} are other names of {@code APIerSv1} and {@code APIerSv2};
 * a V2 service answers every method of its V1 that it does not define itself. Immutable; any thread
 * may ask.
 */
public final class RpcRegistry {

  /** Which service answers the methods of another one beside its own. */
  private static final Map<String, String> EMBEDDED_BY =
      Map.of("APIerSv1", "APIerSv2", "CDRsV1", "CDRsV2");

  private static final Map<String, String> ALIASES =
      Map.of("APIerSv1", "ApierV1", "APIerSv2", "ApierV2");

  /**
   * Services of the reference that are not here yet: their methods are missing, while the name is
   * known.
   */
  private static final Set<String> KNOWN_SERVICES =
      Set.of(
          "AccountSv1",
          "ActionSv1",
          "AnalyzerSv1",
          "CacheSv1",
          "ConfigSv1",
          "CoreSv1",
          "DispatcherSv1",
          "EeSv1",
          "ErSv1",
          "GuardianSv1",
          "LoaderSv1",
          "RALsV1",
          "RankingSv1",
          "ReplicatorSv1",
          "ResourceSv1",
          "RouteSv1",
          "SMGenericV1",
          "SchedulerSv1",
          "ServiceManagerV1",
          "SessionSv1",
          "StatSv1",
          "ThresholdSv1",
          "TrendSv1");

  private final Map<String, RpcMethod> methods;
  private final Set<String> services;

  private RpcRegistry(Map<String, RpcMethod> methods) {
    this.methods = Map.copyOf(methods);
    Set<String> names = new HashSet<>(KNOWN_SERVICES);
    methods.keySet().forEach(name -> names.add(serviceOf(name)));
    this.services = Set.copyOf(names);
  }

  /**
   * A registry of these methods under all their names.
   *
   * @param methods each full name once
   */
  public static RpcRegistry of(Collection<RpcMethod> methods) {
    Map<String, RpcMethod> byName = new HashMap<>();
    for (RpcMethod method : methods) {
      RpcMethod before = byName.put(method.fullName(), method);
      Invariant.check(before == null, "one method is called " + method.fullName());
    }
    addPings(byName);
    addUnderOtherService(byName, EMBEDDED_BY);
    addUnderOtherService(byName, ALIASES);
    return new RpcRegistry(byName);
  }

  /** What a name means: a method, or the reason why there is none. */
  public sealed interface Lookup {}

  /** The method of that name. */
  public record Found(RpcMethod method) implements Lookup {}

  /** No method; the text is the error to answer. */
  public record Unknown(String errorText) implements Lookup {}

  /** Finds a method by its full name; case matters. */
  public Lookup find(String fullName) {
    RpcMethod method = methods.get(fullName);
    if (method != null) {
      return new Found(method);
    }
    if (fullName.lastIndexOf('.') < 0) {
      return new Unknown("rpc: service/method request ill-formed: " + fullName);
    }
    return new Unknown(
        services.contains(serviceOf(fullName))
            ? "rpc: can't find method " + fullName
            : "rpc: can't find service " + fullName);
  }

  /** Every name that can be called, in order. */
  public Set<String> names() {
    return new TreeSet<>(methods.keySet());
  }

  private static void addPings(Map<String, RpcMethod> byName) {
    for (String name : List.copyOf(byName.keySet())) {
      RpcMethod ping =
          RpcMethod.inline(serviceOf(name), "Ping", parameters -> RpcReply.text("Pong"));
      byName.putIfAbsent(ping.fullName(), ping);
    }
  }

  private static void addUnderOtherService(
      Map<String, RpcMethod> byName, Map<String, String> otherServices) {
    for (Map.Entry<String, RpcMethod> entry : List.copyOf(byName.entrySet())) {
      String other = otherServices.get(serviceOf(entry.getKey()));
      if (other != null) {
        byName.putIfAbsent(other + "." + entry.getValue().name(), entry.getValue());
      }
    }
  }

  private static String serviceOf(String fullName) {
    return fullName.substring(0, fullName.lastIndexOf('.'));
  }
}
