/** How a node's parts are put together: their configurations, methods, metrics and health. */
@NullMarked
package org.signalbox.app.internal.node;

import org.jspecify.annotations.NullMarked;
