import { BlockList, isIP } from 'node:net'

/** Why an address may not be connected to. */
export type AddressRefusal = { readonly sentence: string }

export type AddressPolicy = {
  /** The address that a host name led to, or the host itself. */
  check(host: string, address: string): AddressRefusal | null
}

/**
 * A broker tells its clients where to connect next. That must not lead into the machine's own corners: link-local (cloud metadata),
 * unspecified and multicast addresses never; loopback only where the brokers that a person named are on loopback themselves.
 */
export function createAddressPolicy(bootstrapHosts: readonly string[]): AddressPolicy {
  let loopbackAllowed = false
  return {
    check(host, address) {
      if (contains(NEVER, address)) return { sentence: `${named(host, address)} is an address no broker can have.` }
      if (!contains(LOOPBACK, address)) return null
      if (bootstrapHosts.includes(host)) loopbackAllowed = true
      return loopbackAllowed ? null : { sentence: advertisedLoopback(host, address) }
    },
  }
}

const advertisedLoopback = (host: string, address: string) =>
  `The broker says its address is ${named(host, address)}, which is this machine, not the broker's. Its advertised.listeners setting is the usual cause.`

const named = (host: string, address: string) => (host === address ? host : `${host} (${address})`)

const NEVER = blockList([
  '169.254.0.0/16',
  '0.0.0.0/8',
  '224.0.0.0/4',
  '255.255.255.255/32',
  'fe80::/10',
  '::/128',
  'ff00::/8',
])
const LOOPBACK = blockList(['127.0.0.0/8', '::1/128'])

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function blockList(subnets: readonly string[]): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [network = '', bits] = subnet.split('/')
    list.addSubnet(network, Number(bits), isIP(network) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
