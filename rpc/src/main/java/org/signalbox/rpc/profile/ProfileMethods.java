package org.signalbox.rpc.profile;

import java.util.List;
import java.util.stream.Stream;
import org.signalbox.catalog.CatalogStorageFailure;
import org.signalbox.profiles.ProfileFault;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcReply;

/** All methods on filters, attributes and chargers. */
public final class ProfileMethods {

  static final String API = "APIerSv1";
  static final String API_V2 = "APIerSv2";

  private ProfileMethods() {}

  public static List<RpcMethod> of(ProfileContext context) {
    return Stream.of(
            new FilterMethods(context).all(),
            new ChargerProfileMethods(context).all(),
            new AttributeProfileMethods(context).all(),
            new ChargerServiceMethods(context).all(),
            new AttributeServiceMethods(context).all())
        .flatMap(List::stream)
        .toList();
  }

  /** A method that reads what is in force: pure, so it may run where it was read. */
  static RpcMethod reading(String service, String name, RpcMethod.Handler handler) {
    return RpcMethod.inline(service, name, handler);
  }

  /** A method that changes what is in force, and tells a client why it refuses to. */
  static RpcMethod changing(String service, String name, RpcMethod.Handler handler) {
    return RpcMethod.blocking(
        service,
        name,
        parameters -> {
          try {
            return handler.handle(parameters);
          } catch (ProfileFault | CatalogStorageFailure refusal) {
            return RpcReply.serverError(String.valueOf(refusal.getMessage()));
          }
        });
  }
}
