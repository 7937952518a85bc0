/**
 * What an operator decides about grants: how much at once, for how long, and what becomes of the
 * last of a credit. Values and their YAML section; nothing here knows a message or a session.
 *
 * <p>Starting points: {@link org.signalbox.ocs.policy.GrantPolicy} for a service, {@link
 * org.signalbox.ocs.policy.ContextPolicy} for a service context, {@link
 * org.signalbox.ocs.policy.PolicySection} for the file.
 */
@NullMarked
package org.signalbox.ocs.policy;

import org.jspecify.annotations.NullMarked;
