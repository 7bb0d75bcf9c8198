/**
 * The application servers of data centres: each is unpacked as its makers ship it, set up with the
 * files that the distribution has for it, and started as a process. Nothing else is done to them,
 * so what an administrator reads in {@code servers/} of the distribution is what is tested.
 */
package io.callrelay.servers;
