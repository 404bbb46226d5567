import type { System } from './system.ts';

type Values = Readonly<Record<string, unknown>>;

/** Registrations as a partner enters them, in the sandbox of a system: an approved deal of the first partner, unless told otherwise. */
export class Tenant {
  private readonly system: System;
  private statuses: Map<string, number> | undefined;
  private partner = 0;

  constructor(system: System) {
    this.system = system;
  }

  async customer(values: Values): Promise<number> {
    return this.create('Customer', values);
  }

  /** Creates any record; returns its id. */
  async create(object: string, values: Values): Promise<number> {
    const { status, data } = await this.system.impartner('PUT', object, values);
    if (status !== 200) throw new Error(`${object} was not created: ${JSON.stringify(data)}`);
    return (data as { id: number }).id;
  }

  /** `customer`: values of a new customer, or the id of one. Returns the id of the deal. */
  async deal(customer: Values | number, values: Values = {}): Promise<number> {
    const customerId = typeof customer === 'number' ? customer : await this.customer(customer);
    return this.create('Deal', {
      Name: 'A deal',
      Amount: 1000,
      CloseDate: '2031-01-01',
      PrimaryAccount: await this.partnerId(),
      ApprovalStatus: await this.status('Approved'),
      Customer: customerId,
      ...values,
    });
  }

  /** Changes a record and leaves the rest of it as it is. */
  async change(object: string, id: number, values: Values): Promise<void> {
    const { status, data } = await this.system.impartner('PATCH', `${object}/${id}`, { id, ...values });
    if (status !== 200) throw new Error(`${object} ${id} was not changed: ${JSON.stringify(data)}`);
  }

  async setStatus(dealId: number, name: string): Promise<void> {
    await this.change('Deal', dealId, { ApprovalStatus: await this.status(name) });
  }

  /** Id of an approval status by its name. */
  async status(name: string): Promise<number> {
    if (!this.statuses) {
      const { data } = await this.system.impartner('POST', 'DealApprovalStatus', { take: 100 });
      const rows = (data as { results: { id: number; name: string }[] }).results;
      this.statuses = new Map(rows.map((row) => [row.name, row.id]));
    }
    const id = this.statuses.get(name);
    if (id === undefined) throw new Error(`The tenant has no approval status "${name}".`);
    return id;
  }

  private async partnerId(): Promise<number> {
    if (this.partner === 0) {
      const { data } = await this.system.impartner('POST', 'Account', { take: 1 });
      this.partner = (data as { results: { id: number }[] }).results[0]?.id ?? 0;
    }
    return this.partner;
  }
}
