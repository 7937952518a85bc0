/**
 * Online charging through the wire: real clients, their octets, the worked numbers of the posts,
 * and what must hold when a node is killed.
 */
@NullMarked
package org.signalbox.interop.ocs;

import org.jspecify.annotations.NullMarked;
