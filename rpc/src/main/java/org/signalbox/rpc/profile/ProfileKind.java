package org.signalbox.rpc.profile;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/**
 * What the methods on filters, attributes and chargers have in common: getting, listing, counting
 * and removing by name.
 *
 * @param name as in the methods' names, such as {@code ChargerProfile}
 * @param find one of the kind
 * @param keys the names of all
 * @param removal the change that removes one
 * @param writer writes one as JSON
 */
record ProfileKind<P>(
    String name,
    BiFunction<ProfileSet, ProfileKey, Optional<P>> find,
    Function<ProfileSet, Stream<ProfileKey>> keys,
    Function<ProfileKey, ProfileChange> removal,
    Writer<P> writer) {

  /** Writes a profile as one JSON value. */
  @FunctionalInterface
  interface Writer<P> {
    void write(JsonGenerator out, P profile);
  }

  List<RpcMethod> methods(ProfileContext context) {
    return List.of(
        ProfileMethods.reading(
            ProfileMethods.API, "Get" + name, parameters -> get(context, parameters)),
        ProfileMethods.reading(
            ProfileMethods.API, "Get" + name + "IDs", parameters -> ids(context, parameters)),
        ProfileMethods.reading(
            ProfileMethods.API, "Get" + name + "Count", parameters -> count(context, parameters)),
        ProfileMethods.reading(
            ProfileMethods.API,
            "Get" + name + "IDsCount",
            parameters -> count(context, parameters)),
        ProfileMethods.changing(
            ProfileMethods.API, "Remove" + name, parameters -> remove(context, parameters)));
  }

  private RpcReply get(ProfileContext context, RpcParameters parameters) {
    RpcParameters sent = parameters.as("TenantID").requiring("ID");
    return find.apply(profiles(context), key(context, sent))
        .map(profile -> RpcReply.result(out -> writer.write(out, profile)))
        .orElse(RpcReply.NOT_FOUND);
  }

  private RpcReply ids(ProfileContext context, RpcParameters parameters) {
    RpcParameters sent = parameters.as("PaginatorWithTenant");
    List<String> ids = idsOf(context, sent);
    if (ids.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    int from = Math.clamp(sent.integer("Offset"), 0, ids.size());
    long limit = sent.has("Limit") ? Math.max(0, sent.integer("Limit")) : ids.size();
    return RpcReply.texts(ids.subList(from, (int) Math.min(ids.size(), from + limit)));
  }

  private RpcReply count(ProfileContext context, RpcParameters parameters) {
    int count = idsOf(context, parameters.as("TenantWithAPIOpts")).size();
    return count == 0 ? RpcReply.NOT_FOUND : RpcReply.result(out -> out.writeNumber(count));
  }

  private List<String> idsOf(ProfileContext context, RpcParameters sent) {
    String tenant = context.tenant(sent);
    return keys.apply(profiles(context))
        .filter(key -> key.tenant().equals(tenant))
        .map(ProfileKey::id)
        .sorted()
        .toList();
  }

  private RpcReply remove(ProfileContext context, RpcParameters parameters) {
    RpcParameters sent = parameters.as("TenantIDWithAPIOpts").requiring("ID");
    ProfileKey key = key(context, sent);
    if (find.apply(profiles(context), key).isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    context.catalog().change(live -> CatalogChange.of(removal.apply(key)));
    return RpcReply.OK;
  }

  private static ProfileKey key(ProfileContext context, RpcParameters sent) {
    return new ProfileKey(context.tenant(sent), sent.text("ID"));
  }

  private static ProfileSet profiles(ProfileContext context) {
    return context.catalog().current().profiles();
  }
}
